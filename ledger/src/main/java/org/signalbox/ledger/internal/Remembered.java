package org.signalbox.ledger.internal;

import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.RequestKey;

/**
 * The answer to a request that no open session remembers. Immutable.
 *
 * <p>The session's name and the answer are kept as the octets that images have of them, in one
 * array: hundreds of thousands are remembered and hardly one is ever asked for, and as objects each
 * would be a dozen that the collector moves.
 */
public final class Remembered implements Keyed<String> {

  /** The name by {@link OctetWriter#text}, then the answer by {@link ReplyEncoder}. */
  private final byte[] octets;

  /** Of the name as a {@code String}. */
  private final int hash;

  private final long number;
  private final long sequence;
  private final long forgottenAt;

  /**
   * @param request the last of its session
   * @param octets its name and answer, see {@link #octets}
   * @param sequence ascends with every answer remembered
   * @param forgottenAt when it may be forgotten, before extensions
   */
  Remembered(RequestKey request, byte[] octets, long sequence, long forgottenAt) {
    this.octets = octets;
    this.hash = request.session().hashCode();
    this.number = request.number();
    this.sequence = sequence;
    this.forgottenAt = forgottenAt;
  }

  /**
   * What is kept of a session's name and an answer.
   *
   * @param scratch written to and read from; what it held is lost
   */
  static byte[] octets(String session, LedgerReply reply, OctetWriter scratch) {
    scratch.clear();
    ReplyEncoder.reply(scratch.text(session), reply);
    return scratch.toOctets();
  }

  /** The session's name, made anew. */
  @Override
  public String key() {
    return new OctetReader(octets).text();
  }

  @Override
  public int keyHash() {
    return hash;
  }

  @Override
  public boolean hasKey(String name) {
    int from = nameFrom();
    int length = nameEnd() - from;
    if (name.length() > length) {
      // UTF-8 has an octet for each character, or more.
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      int octet = octets[from + i];
      if (octet < 0) {
        // Names are nearly all ASCII: the rest are made to be compared.
        return key().equals(name);
      }
      if (octet != name.charAt(i)) {
        return false;
      }
    }
    return name.length() == length;
  }

  /** Behind the name's length, which takes two octets at most: a name has up to 1,536. */
  private int nameFrom() {
    return octets[0] < 0 ? 2 : 1;
  }

  private int nameEnd() {
    return octets[0] < 0 ? 2 + ((octets[0] & 0x7F) | octets[1] << 7) : 1 + octets[0];
  }

  public long number() {
    return number;
  }

  /** The answer, made anew. */
  public LedgerReply reply() {
    OctetReader in = new OctetReader(octets);
    in.text();
    return ReplyDecoder.reply(in);
  }

  long sequence() {
    return sequence;
  }

  long forgottenAt() {
    return forgottenAt;
  }

  /** As it stands in an image. */
  void write(OctetWriter out) {
    int nameEnd = nameEnd();
    out.octets(octets, 0, nameEnd).count(number).count(sequence).number(forgottenAt);
    out.octets(octets, nameEnd, octets.length);
  }

  /** What {@link #write} wrote. */
  static Remembered read(OctetReader in) {
    int from = in.at();
    String session = in.text();
    byte[] name = in.since(from);
    RequestKey request = new RequestKey(session, in.count());
    long sequence = in.count();
    long forgottenAt = in.number();
    int replyFrom = in.at();
    // Read for its form: the octets themselves are kept.
    ReplyDecoder.reply(in);
    byte[] reply = in.since(replyFrom);
    byte[] octets =
        new OctetWriter(name.length + reply.length).octets(name).octets(reply).toOctets();
    return new Remembered(request, octets, sequence, forgottenAt);
  }
}
