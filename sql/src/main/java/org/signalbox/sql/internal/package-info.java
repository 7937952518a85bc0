/** How a database is opened, migrated and written. */
@NullMarked
package org.signalbox.sql.internal;

import org.jspecify.annotations.NullMarked;
