package org.signalbox.charging;

/**
 * Where a call was seen.
 *
 * @param id the switch's own id of the call
 * @param host the switch
 * @param source what reported it, in the reporter's words
 */
public record CdrOrigin(String id, String host, String source) {}
