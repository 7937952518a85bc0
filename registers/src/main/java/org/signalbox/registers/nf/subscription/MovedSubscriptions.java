package org.signalbox.registers.nf.subscription;

import java.util.Set;

/**
 * Subscriptions that this instance has come to keep, and what it has to tell them first.
 *
 * @param ids which
 * @param after the revision up to which they were told where they were before
 * @param upTo the revision up to which they are to be told of changes of before; what is newer is
 *     told as it happens
 * @param ticket to be released once they are told
 */
public record MovedSubscriptions(
    Set<String> ids, long after, long upTo, UntoldChanges.Ticket ticket) {

  public MovedSubscriptions {
    ids = Set.copyOf(ids);
  }
}
