package org.signalbox.ledger.internal;

/**
 * Arrays that the octets of many remembered answers lie in, one behind the other. An array for each
 * was one object more that the collector moves, of hundreds of thousands.
 *
 * <p>What was kept never changes. A page is given up with the last answer in it; they are forgotten
 * in the order in which they came, so that little is held for a few.
 *
 * <p>One thread writes; what was kept may be read by any it is handed to.
 */
final class ReplyPages {

  /** Some forty answers: were all but one of them replaced early, a page is what that one costs. */
  static final int PAGE_OCTETS = 1 << 13;

  private final OctetWriter scratch = new OctetWriter(256);
  private byte[] page = {};
  private int from;
  private int to;

  /** To write the next answer to, before {@link #keep}. */
  OctetWriter begin() {
    scratch.clear();
    return scratch;
  }

  /** Keeps what was written since {@link #begin}. */
  ReplyPages keep() {
    int size = scratch.size();
    if (size > page.length - to) {
      page = new byte[Math.max(PAGE_OCTETS, size)];
      to = 0;
    }
    from = to;
    to += size;
    scratch.copyTo(page, from);
    return this;
  }

  /** The array that holds what was kept last. */
  byte[] page() {
    return page;
  }

  /** Where that begins. */
  int from() {
    return from;
  }

  /** Behind its last octet. */
  int to() {
    return to;
  }
}
