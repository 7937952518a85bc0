package org.signalbox.ledger.internal;

import java.util.Arrays;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.RequestKey;

/**
 * The answer to a request that no open session remembers. Immutable.
 *
 * <p>The session's name and the answer are kept as the octets that images have of them, in an array
 * with many others: hundreds of thousands are remembered and hardly one is ever asked for, and as
 * objects each would be a dozen that the collector moves.
 */
public final class Remembered implements Keyed<String> {

  /**
   * The name by {@link OctetWriter#text}, then the answer by {@link ReplyEncoder}; not all of it.
   */
  private final byte[] octets;

  private final int from;
  private final int to;

  /** Of the name as a {@code String}. */
  private final int hash;

  private final long number;
  private final long sequence;
  private final long forgottenAt;

  /**
   * @param request the last of its session
   * @param kept its name and answer are what they keep last, see {@link #keep}
   * @param sequence ascends with every answer remembered
   * @param forgottenAt when it may be forgotten, before extensions
   */
  Remembered(RequestKey request, ReplyPages kept, long sequence, long forgottenAt) {
    this.octets = kept.page();
    this.from = kept.from();
    this.to = kept.to();
    this.hash = request.session().hashCode();
    this.number = request.number();
    this.sequence = sequence;
    this.forgottenAt = forgottenAt;
  }

  /** Keeps a session's name and an answer. */
  static ReplyPages keep(String session, LedgerReply reply, ReplyPages pages) {
    ReplyEncoder.reply(pages.begin().text(session), reply);
    return pages.keep();
  }

  /** The session's name, made anew. */
  @Override
  public String key() {
    return reader().text();
  }

  @Override
  public int keyHash() {
    return hash;
  }

  @Override
  public boolean hasKey(String name) {
    int first = nameFrom();
    int length = nameEnd() - first;
    if (name.length() > length) {
      // UTF-8 has an octet for each character, or more.
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      int octet = octets[first + i];
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
    return from + (octets[from] < 0 ? 2 : 1);
  }

  private int nameEnd() {
    int low = octets[from];
    return nameFrom() + (low < 0 ? (low & 0x7F) | octets[from + 1] << 7 : low);
  }

  public long number() {
    return number;
  }

  /** The answer, made anew. */
  public LedgerReply reply() {
    OctetReader in = reader();
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
    out.octets(octets, from, nameEnd).count(number).count(sequence).number(forgottenAt);
    out.octets(octets, nameEnd, to);
  }

  private OctetReader reader() {
    return new OctetReader(Arrays.copyOfRange(octets, from, to));
  }

  /**
   * What {@link #write} wrote.
   *
   * @param pages what keeps its octets
   */
  static Remembered read(OctetReader in, ReplyPages pages) {
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
    pages.begin().octets(name).octets(reply);
    return new Remembered(request, pages.keep(), sequence, forgottenAt);
  }
}
