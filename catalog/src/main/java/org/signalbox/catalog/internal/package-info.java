/** How the live catalog and stored items reach the database. */
@NullMarked
package org.signalbox.catalog.internal;

import org.jspecify.annotations.NullMarked;
