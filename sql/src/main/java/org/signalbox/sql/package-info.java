/**
 * The database: embedded SQLite file, PostgreSQL or MariaDB; migrations, pools, group-commit
 * writer.
 */
@NullMarked
package org.signalbox.sql;

import org.jspecify.annotations.NullMarked;
