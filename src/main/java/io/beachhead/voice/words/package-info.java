/**
 * In which words do customers say it? Words that set one part of what they say apart from another,
 * and where each word was said. What people say comes from {@link
 * io.beachhead.voice.words.Passages}, one bean for each kind.
 */
@NullMarked
package io.beachhead.voice.words;

import org.jspecify.annotations.NullMarked;
