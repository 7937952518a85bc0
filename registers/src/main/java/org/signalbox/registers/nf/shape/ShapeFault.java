package org.signalbox.registers.nf.shape;

/**
 * Why a JSON value was refused, in the form of an {@code InvalidParam} (TS 29.571 §5.2.4.2).
 *
 * @param pointer JSON Pointer (RFC 6901) of the culprit; empty for the whole document
 * @param reason what was found and what was expected
 */
public record ShapeFault(String pointer, String reason) {}
