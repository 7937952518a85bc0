/**
 * Strict YAML settings as typed records.
 *
 * <p>Starting points: {@link org.signalbox.config.ConfigReader} (reads a file and command-line
 * settings, reports all problems at once), {@link org.signalbox.config.SignalboxConfig} (what it
 * gives), {@link org.signalbox.config.Settings} (every setting with its form, default and meaning:
 * the one source of the reader, of {@code config/signalbox.yaml} and of {@code
 * docs/configuration.md}).
 *
 * <p>Rule of the package: a setting that is not in {@code Settings} does not exist; nothing here
 * opens a socket or a database.
 */
@NullMarked
package org.signalbox.config;

import org.jspecify.annotations.NullMarked;
