/**
 * JSON Patch (RFC 6902) and its pointers (RFC 6901).
 *
 * <p>Starting points: {@link org.signalbox.sbi.patch.JsonPatch}, {@link
 * org.signalbox.sbi.patch.JsonDifference}.
 */
@NullMarked
package org.signalbox.sbi.patch;

import org.jspecify.annotations.NullMarked;
