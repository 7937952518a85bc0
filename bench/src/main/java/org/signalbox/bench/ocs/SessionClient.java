package org.signalbox.bench.ocs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A gateway with sessions: each has one request under way or waits for its next one. The hop-by-hop
 * identifier of a request is the number of its session's place. One thread.
 */
final class SessionClient {

  private static final int HOP_BY_HOP = 12;
  private static final int FLAGS = 4;
  private static final int ERROR = 0x20;
  private static final int HEADER = 20;
  private static final int RESULT_CODE = 268;

  /** What an answer says that is right. */
  static final int SUCCESS = 2001;

  private static final int MULTIPLE_SERVICES = 456;
  private static final int LENGTH_BITS = 0xFF_FFFF;
  private static final int END_TO_END_BITS = 25;
  private static final long END_TO_END_MASK = (1L << END_TO_END_BITS) - 1;

  /** Prime to a million, so that all subscribers are met before one comes again. */
  private static final long STRIDE = 618_033;

  private final GyConnection connection;
  private final SessionTemplates templates;
  private final int index;
  private final int accounts;
  private final Place[] places;
  private final ArrayDeque<Place> free = new ArrayDeque<>();
  private long sessions;
  private long sent = System.nanoTime() >>> 10;

  /** Where a session is. */
  private static final class Place {
    private final int id;
    private SessionTemplates.Whose whose = new SessionTemplates.Whose(0, 0, 0);
    private int request;
    private long dueNanos;

    /** How often others go before its first session begins. */
    private int turnsToWait;

    private Place(int id) {
      this.id = id;
      this.turnsToWait = id % SessionTemplates.REQUESTS;
    }
  }

  SessionClient(GyConnection connection, SessionTemplates templates, int index, Limits limits) {
    this.connection = connection;
    this.templates = templates;
    this.index = index;
    this.accounts = limits.accounts();
    this.sessions = limits.firstSession();
    this.places = new Place[limits.placesMax()];
    for (int i = 0; i < places.length; i++) {
      places[i] = new Place(i);
      free.add(places[i]);
    }
  }

  /**
   * What bounds a client.
   *
   * @param accounts subscribers in all
   * @param placesMax sessions at one time
   * @param firstSession numbers from here on were never used at this node
   */
  record Limits(int accounts, int placesMax, long firstSession) {}

  GyConnection connection() {
    return connection;
  }

  /**
   * Sends the next request of a session that waits, if there is one.
   *
   * @param dueNanos when it was to leave
   */
  boolean send(long dueNanos) {
    Place place = connection.hasRoomFor(SessionTemplates.OCTETS_MAX) ? next() : null;
    if (place == null) {
      return false;
    }
    if (place.request == 0) {
      long number = sessions++;
      int subscriber = (int) ((number * 64 + index) * STRIDE % accounts);
      place.whose = new SessionTemplates.Whose(number, index, subscriber);
    }
    place.dueNanos = dueNanos;
    // The node takes two requests with one end-to-end identifier for one that is sent again.
    long endToEnd = (long) index << END_TO_END_BITS | (sent & END_TO_END_MASK);
    sent++;
    templates.append(
        connection.out(), place.request, (long) place.id << Integer.SIZE | endToEnd, place.whose);
    return true;
  }

  /**
   * The place whose turn it is. Were all sessions to begin together, they would be updated and end
   * together too: a node would meet 20,000 ends in a second and a half and then none for three, as
   * no node does.
   */
  private @Nullable Place next() {
    Place place = free.poll();
    while (place != null && place.turnsToWait > 0) {
      place.turnsToWait--;
      free.add(place);
      place = free.poll();
    }
    return place;
  }

  /** Takes an answer: its session waits for the next request. */
  void receive(ByteBuffer in, int offset, long now, SessionWindow window) {
    Place place = places[in.getInt(offset + HOP_BY_HOP)];
    int code = result(in, offset, place.request);
    window.answered(place.dueNanos, now, code);
    place.request = code == SUCCESS ? (place.request + 1) % SessionTemplates.REQUESTS : 0;
    free.add(place);
  }

  /** The command's code; where that is success, and services are to be granted, theirs. */
  static int result(ByteBuffer in, int offset, int request) {
    int end = offset + (in.getInt(offset) & LENGTH_BITS);
    int command = ResultCounts.NONE;
    int service = request == SessionTemplates.REQUESTS - 1 ? SUCCESS : ResultCounts.NONE;
    for (int at = offset + HEADER; at < end; ) {
      int code = in.getInt(at);
      int length = in.getInt(at + FLAGS) & LENGTH_BITS;
      if (code == RESULT_CODE) {
        command = in.getInt(at + 8);
      } else if (code == MULTIPLE_SERVICES && service != SUCCESS) {
        service = serviceResult(in, at + 8, at + length);
      }
      at += (length + 3) & ~3;
    }
    boolean isError = (in.get(offset + FLAGS) & ERROR) != 0;
    if (command != SUCCESS) {
      return command;
    }
    return isError ? ResultCounts.NONE : service;
  }

  private static int serviceResult(ByteBuffer in, int from, int end) {
    for (int at = from; at < end; ) {
      if (in.getInt(at) == RESULT_CODE) {
        return in.getInt(at + 8);
      }
      at += ((in.getInt(at + FLAGS) & LENGTH_BITS) + 3) & ~3;
    }
    return ResultCounts.NONE;
  }

  boolean flush() throws IOException {
    return connection.flush();
  }
}
