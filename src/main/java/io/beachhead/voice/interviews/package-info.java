/**
 * What did customers say when we asked? Interviews with their transcripts, the passages marked in
 * them, how far two coders agree, and the guide of questions.
 */
@NullMarked
package io.beachhead.voice.interviews;

import org.jspecify.annotations.NullMarked;
