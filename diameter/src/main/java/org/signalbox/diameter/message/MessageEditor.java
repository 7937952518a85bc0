package org.signalbox.diameter.message;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes top-level AVPs of a message. AVPs that are not named keep their bytes and order, also
 * those after an AVP that cannot be read. Used by one thread.
 */
public final class MessageEditor {

  private final DiameterMessage message;
  private final List<Piece> pieces = new ArrayList<>();
  private int flags;

  /** A run of bytes; an AVP unless {@code key} is empty. */
  private static final class Piece {

    private final Optional<AvpKey> key;
    private final byte[] bytes;
    private final int from;
    private final int end;

    Piece(Optional<AvpKey> key, byte[] bytes, int from, int end) {
      this.key = key;
      this.bytes = bytes;
      this.from = from;
      this.end = end;
    }

    static Piece of(Avp avp) {
      byte[] encoded = avp.encoded();
      return new Piece(Optional.of(avp.key()), encoded, 0, encoded.length);
    }

    boolean is(AvpKey wanted) {
      return key.isPresent() && key.get().equals(wanted);
    }

    Avp avp() {
      return new Avp(bytes, from, AvpLayout.int24(bytes, from + 5), 0);
    }
  }

  MessageEditor(DiameterMessage message) {
    this.message = message;
    this.flags = message.flags();
    byte[] bytes = message.sharedBytes();
    AvpCursor cursor = message.cursor();
    int end = DiameterMessage.HEADER_LENGTH;
    while (cursor.next()) {
      AvpKey key = new AvpKey(cursor.code(), cursor.vendorId());
      end = cursor.endOffset();
      pieces.add(new Piece(Optional.of(key), bytes, cursor.offset(), end));
    }
    if (end < bytes.length) {
      pieces.add(new Piece(Optional.empty(), bytes, end, bytes.length));
    }
  }

  /** Adds an AVP at the end. */
  public MessageEditor add(Avp avp) {
    pieces.add(Piece.of(avp));
    return this;
  }

  /** Adds an AVP at the front, where Session-Id belongs. */
  public MessageEditor addFirst(Avp avp) {
    pieces.addFirst(Piece.of(avp));
    return this;
  }

  /** Removes every AVP of a name. */
  public MessageEditor remove(AvpKey key) {
    pieces.removeIf(piece -> piece.is(key));
    return this;
  }

  /** Puts an AVP in the place of the first of its name and removes others; adds it if absent. */
  public MessageEditor set(Avp avp) {
    AvpKey key = avp.key();
    int at = indexOf(key);
    remove(key);
    pieces.add(at < 0 ? pieces.size() : at, Piece.of(avp));
    return this;
  }

  private int indexOf(AvpKey key) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).is(key)) {
        return i;
      }
    }
    return -1;
  }

  /** Changes every AVP of a name where it stands. */
  public MessageEditor map(AvpKey key, UnaryOperator<Avp> change) {
    ListIterator<Piece> each = pieces.listIterator();
    while (each.hasNext()) {
      Piece piece = each.next();
      if (piece.is(key)) {
        each.set(Piece.of(change.apply(piece.avp())));
      }
    }
    return this;
  }

  public MessageEditor flags(int newFlags) {
    flags = newFlags;
    return this;
  }

  /** The changed message; identifiers are as before. */
  public DiameterMessage build() {
    AvpWriter writer = new AvpWriter(message.length() + 64);
    writer.raw(new byte[DiameterMessage.HEADER_LENGTH]);
    for (Piece piece : pieces) {
      writer.raw(piece.bytes, piece.from, piece.end);
    }
    return DiameterMessage.of(message.header().withFlags(flags), writer.toByteArray());
  }
}
