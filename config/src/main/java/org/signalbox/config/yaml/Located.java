package org.signalbox.config.yaml;

import org.signalbox.core.SourcePosition;

/** A value that was read, and where. */
public record Located<T>(T value, SourcePosition position) {}
