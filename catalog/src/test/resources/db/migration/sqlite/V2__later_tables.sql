-- Stands for the migrations of other modules, so that tests open a database that is up to date and
-- start as quickly as the program does.
SELECT 1;
