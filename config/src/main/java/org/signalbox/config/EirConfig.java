package org.signalbox.config;

/**
 * The equipment register.
 *
 * @param unknown of equipment that no entry is about
 * @param lockBreach of equipment in which a subscription is used that is locked to other equipment
 * @param blacklistedStatus the HTTP status of an N5g-eir answer for blacklisted equipment
 * @param audit which checks are kept
 */
public record EirConfig(
    Unknown unknown, LockBreach lockBreach, int blacklistedStatus, Audit audit) {

  /** What is told of equipment that no entry is about. */
  public enum Unknown {
    WHITELISTED,
    GREYLISTED,
    BLACKLISTED,
    /** That it is unknown, as an error. */
    ERROR
  }

  /** What is told of equipment in the hands of a subscription that is locked to other equipment. */
  public enum LockBreach {
    BLACKLISTED,
    GREYLISTED
  }

  /**
   * Which checks are kept.
   *
   * @param oneIn one in so many of those that are answered with white
   * @param keep at most so many
   * @param clear whether with identities as they are
   */
  public record Audit(int oneIn, int keep, boolean clear) {}
}
