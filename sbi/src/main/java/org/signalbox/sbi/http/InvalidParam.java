package org.signalbox.sbi.http;

/**
 * One parameter that is wrong (TS 29.571 InvalidParam).
 *
 * @param param a JSON pointer into the body, a query parameter, or a header field
 * @param reason what is wrong with it, for people
 */
public record InvalidParam(String param, String reason) {}
