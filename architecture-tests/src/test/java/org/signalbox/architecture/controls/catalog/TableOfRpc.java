package org.signalbox.architecture.controls.catalog;

import org.signalbox.architecture.controls.rpc.ReachingDoor;

/** Uses a module above it, and so closes a cycle. */
public record TableOfRpc(ReachingDoor door) {}
