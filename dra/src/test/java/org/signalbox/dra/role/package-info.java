@NullMarked
package org.signalbox.dra.role;

import org.jspecify.annotations.NullMarked;
