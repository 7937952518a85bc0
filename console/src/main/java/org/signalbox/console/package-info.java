/** What people and monitors look at: /metrics and /health. */
@NullMarked
package org.signalbox.console;

import org.jspecify.annotations.NullMarked;
