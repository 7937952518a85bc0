/** Breaks rules of the module of the same name. */
@NullMarked
package org.signalbox.architecture.controls.rating;

import org.jspecify.annotations.NullMarked;
