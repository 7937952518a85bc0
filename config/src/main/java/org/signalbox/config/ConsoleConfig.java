package org.signalbox.config;

import java.util.Optional;

/**
 * The page for people and monitors.
 *
 * @param listen where it is served; empty when off
 * @param anonymous whether it may serve beyond loopback without credentials
 */
public record ConsoleConfig(Optional<ListenAddress> listen, boolean anonymous) {}
