package org.signalbox.ledger.runtime.history;

import java.nio.ByteBuffer;

/** Gathers frames that go to a place in a segment in one piece. One thread. */
final class HistoryFrameWriter {

  private final HistoryOctetWriter gathered = new HistoryOctetWriter();
  private final HistoryItemEncoder encoder = new HistoryItemEncoder(gathered);
  private final HistorySegmentHead head;
  private final LastFrames frames;
  private int begin;

  /**
   * @param begin where in the segment the first frame goes
   * @param frames where the last frame of each account is; kept up to date
   */
  HistoryFrameWriter(HistorySegmentHead head, int begin, LastFrames frames) {
    this.head = head;
    this.begin = begin;
    this.frames = frames;
  }

  /** Adds an item. */
  void add(HistoryItem item) {
    int start = beginFrame();
    encoder.write(item);
    endFrame(start, frames.put(LastFrames.hash(item.account()), begin + start));
  }

  /** Adds the mark that all up to a position is there. */
  void mark(long position) {
    int start = beginFrame();
    encoder.mark(position);
    endFrame(start, 0);
  }

  private int beginFrame() {
    int start = gathered.at();
    gathered.number(0).number(0).number(0);
    return start;
  }

  private void endFrame(int start, int previous) {
    int length = gathered.at() - start - HistoryFrame.HEAD_OCTETS;
    gathered.numberAt(start + 4, length);
    gathered.numberAt(start + 8, previous);
    gathered.numberAt(start, HistoryFrame.checksum(gathered.written(), start, head, length));
  }

  /** What was added, to be written before anything else is added. */
  ByteBuffer gathered() {
    return gathered.written();
  }

  /** Goes on behind what was added. */
  void written() {
    begin += gathered.at();
    gathered.clear();
  }

  /** Where the next frame goes, once what was added is written. */
  int end() {
    return begin;
  }

  LastFrames lastFrames() {
    return frames;
  }
}
