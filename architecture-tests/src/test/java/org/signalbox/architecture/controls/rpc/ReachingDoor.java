package org.signalbox.architecture.controls.rpc;

import io.netty.buffer.ByteBuf;
import org.signalbox.architecture.controls.catalog.internal.HiddenTable;
import org.signalbox.architecture.controls.console.OtherDoor;

/** Reaches into another module, imports another door and shows a buffer. */
public record ReachingDoor(HiddenTable table, OtherDoor door, ByteBuf buffer) {}
