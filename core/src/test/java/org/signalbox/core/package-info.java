@NullMarked
package org.signalbox.core;

import org.jspecify.annotations.NullMarked;
