package org.signalbox.registers.nf;

/**
 * Addresses from the first to the last, both inclusive.
 *
 * @param start of the same family as {@code end}
 * @param end not before {@code start}; otherwise the range is empty
 */
public record AddressRange(IpAddress start, IpAddress end) {

  /** Whether an address lies within. */
  public boolean contains(IpAddress address) {
    return start.bits() == address.bits()
        && start.compareTo(address) <= 0
        && address.compareTo(end) <= 0;
  }

  /** Whether a prefix lies within as a whole. */
  public boolean contains(IpPrefix prefix) {
    return contains(prefix.address()) && contains(prefix.last());
  }
}
