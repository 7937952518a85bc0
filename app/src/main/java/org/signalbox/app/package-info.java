/**
 * Assembly, command line, default configuration.
 *
 * <p>Starting points: {@link org.signalbox.app.Main} (the command line), {@link
 * org.signalbox.app.Signalbox} (a running node: how the parts are put together, in which order they
 * start and stop), {@link org.signalbox.app.DataFolder} (one node a folder).
 */
@NullMarked
package org.signalbox.app;

import org.jspecify.annotations.NullMarked;
