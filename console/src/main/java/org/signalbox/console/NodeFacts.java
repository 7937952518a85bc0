package org.signalbox.console;

import java.time.Instant;
import java.util.Map;

/**
 * What the status page says about the node.
 *
 * @param name of the node
 * @param version of the program
 * @param startedAt when it started
 * @param listeners addresses by setting, in the order shown
 */
public record NodeFacts(
    String name, String version, Instant startedAt, Map<String, String> listeners) {}
