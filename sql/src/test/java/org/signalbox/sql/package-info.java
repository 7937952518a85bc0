@NullMarked
package org.signalbox.sql;

import org.jspecify.annotations.NullMarked;
