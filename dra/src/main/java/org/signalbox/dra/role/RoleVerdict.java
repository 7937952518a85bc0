package org.signalbox.dra.role;

/**
 * Whether a peer may receive a request.
 *
 * @param allowed false when the peer stands on the other side of the application
 * @param reason for people, a part of a sentence such as {@code "it is mme, the client of S6a"}
 */
public record RoleVerdict(boolean allowed, String reason) {}
