@NullMarked
package org.signalbox.sql.internal;

import org.jspecify.annotations.NullMarked;
