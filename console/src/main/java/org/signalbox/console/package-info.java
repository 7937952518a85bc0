/**
 * What people and monitors look at: the status page, {@code /metrics} and {@code /health}.
 *
 * <p>Starting points: {@link org.signalbox.console.ConsoleServer} (serves them), {@link
 * org.signalbox.console.NodeMetrics} (every metric of the program by its name), {@link
 * org.signalbox.console.HealthPort} (where health comes from).
 *
 * <p>Rule of the package: knows no other door and no subsystem; the assembly feeds it.
 */
@NullMarked
package org.signalbox.console;

import org.jspecify.annotations.NullMarked;
