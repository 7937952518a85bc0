-- Nothing changes here: the server has processors and disks of its own for keys that come in no order.
SELECT 1;
