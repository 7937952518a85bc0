/** How answers look on a terminal. */
@NullMarked
package org.signalbox.app.internal.text;

import org.jspecify.annotations.NullMarked;
