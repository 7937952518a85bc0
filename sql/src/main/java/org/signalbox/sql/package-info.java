/**
 * The database: one embedded SQLite file by default, PostgreSQL or MariaDB by configuration.
 *
 * <p>Starting points: {@link org.signalbox.sql.Database} (an open database), {@link
 * org.signalbox.sql.DatabaseConfig} (which one), {@link org.signalbox.sql.SqlWriter} (durable
 * writes).
 *
 * <p>Rule of the package: it knows no table. Modules bring their tables as migrations under {@code
 * db/migration/} and their statements in classes named stores or projectors.
 */
@NullMarked
package org.signalbox.sql;

import org.jspecify.annotations.NullMarked;
