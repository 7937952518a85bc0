/** Breaks rules of the module of the same name. */
@NullMarked
package org.signalbox.architecture.controls.catalog.internal;

import org.jspecify.annotations.NullMarked;
