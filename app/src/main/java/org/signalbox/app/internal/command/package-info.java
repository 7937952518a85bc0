/** The commands of {@code ./signalbox}, one class each. */
@NullMarked
package org.signalbox.app.internal.command;

import org.jspecify.annotations.NullMarked;
