"""The JSON interface of a desk: one table of operations, from which requests are answered and OpenAPI is written."""
