package org.signalbox.sbi.http;

import java.time.Instant;
import java.util.Optional;

/**
 * When a request came, and when its sender stops waiting (TS 29.500 §6.11.2).
 *
 * @param receivedAt when it had come whole; to a {@link RequestGuard}, when its header fields had
 * @param deadline when its sender stops waiting; empty where it does not say
 */
public record SbiTimes(Instant receivedAt, Optional<Instant> deadline) {}
