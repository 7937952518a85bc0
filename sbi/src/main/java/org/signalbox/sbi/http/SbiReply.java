package org.signalbox.sbi.http;

/**
 * What another network function answered.
 *
 * @param status the status code
 * @param headers its header fields
 * @param body its octets; nobody may change them
 */
@SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
public record SbiReply(int status, SbiHeaders headers, byte[] body) {}
