"""Documents in and out: records, tables of records, declarations of routes. The only place that knows marshmallow."""
