/** Databases that a test watches. Only for modules that have the database anyway. */
@NullMarked
package org.signalbox.testsupport.sql;

import org.jspecify.annotations.NullMarked;
