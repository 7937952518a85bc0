package org.signalbox.registers.nf;

/**
 * A profile in the register. Immutable: a change makes another entry.
 *
 * @param profile as it stands, the register's own changes to status and load included
 * @param revision number of the last durable change, rising with every one over all network
 *     functions and instances; a change of load alone does not raise it
 */
public record NfEntry(NfProfile profile, long revision) {

  public NfInstanceId id() {
    return profile.id();
  }
}
