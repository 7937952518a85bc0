@NullMarked
package org.signalbox.dra.route;

import org.jspecify.annotations.NullMarked;
