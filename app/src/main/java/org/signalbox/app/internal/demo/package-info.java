/** The walk through the baby-steps posts that {@code ./signalbox demo} shows. */
@NullMarked
package org.signalbox.app.internal.demo;

import org.jspecify.annotations.NullMarked;
