"""What truceline is to a program: pages read, coded and checked, and case files with their views."""
