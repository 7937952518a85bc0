@NullMarked
package org.signalbox.charging.session;

import org.jspecify.annotations.NullMarked;
