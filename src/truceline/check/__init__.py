"""From linked statements and knowledge to conflicts: one named rule a file."""
