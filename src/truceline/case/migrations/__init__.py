"""The schema of case files, one SQL file a version. docs/case-file.md tells what each table holds."""
