package io.beachhead.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A sentence model that runs inside the program: all-MiniLM-L6-v2 (Wang et al. 2020, Reimers and
 * Gurevych 2019), quantised, 384 dimensions, English; or a file of the same kind. The vector of a
 * text is the mean over its pieces. Its weights lie outside the heap; they are loaded on first use
 * and released when nothing was read for a while.
 *
 * <p>Texts are read one by one: a quantised model gives a text other vectors in other company.
 */
final class SentenceModel implements Embedder {
  private static final String SHIPPED = "/all-minilm-l6-v2-q.onnx";
  private static final String SHIPPED_TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  /** Loading takes a part of a second; its weights and what it works with take some 100 MB. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final @Nullable Path file;
  private final OnDemand<Loaded> model = new OnDemand<>(this::read, SentenceModel::close, IDLE);

  private record Loaded(OrtEnvironment environment, OrtSession session, WordPieces pieces) {}

  /**
   * @param file a model in ONNX with its {@code tokenizer.json} beside it; null for the one that
   *     ships with the program
   */
  SentenceModel(@Nullable Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    Path own = file;
    return own == null ? "minilm-l6-v2-q" : "file:" + own.getFileName();
  }

  @Override
  public boolean reads(Language language) {
    return file != null || language.equals(Language.ENGLISH);
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    return model.use(loaded ->
        IntStream.range(0, texts.size())
            .parallel()
            .mapToObj(i -> vector(loaded, texts.get(i)))
            .toList());
  }

  private float[] vector(Loaded model, String text) {
    long[] ids = model.pieces.ids(text);
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    long[] shape = {1, ids.length};
    var environment = model.environment;
    try (var input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        var types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape)) {
      var inputs = new HashMap<String, OnnxTensor>();
      inputs.put("input_ids", input);
      inputs.put("attention_mask", mask);
      if (model.session.getInputNames().contains("token_type_ids")) {
        inputs.put("token_type_ids", types);
      }
      try (var result = model.session.run(inputs)) {
        return mean(((float[][][]) result.get(0).getValue())[0]);
      }
    } catch (OrtException | ClassCastException e) {
      throw new EmbeddingFailed("The sentence model cannot read a text: " + e.getMessage(), e);
    }
  }

  private static float[] mean(float[][] pieces) {
    float[] sum = new float[pieces[0].length];
    for (float[] piece : pieces) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += piece[d];
      }
    }
    for (int d = 0; d < sum.length; d++) {
      sum[d] /= pieces.length;
    }
    return sum;
  }

  private Loaded read() {
    try (InputStream tokenizer = open(SHIPPED_TOKENIZER, "tokenizer.json");
        var options = new OrtSession.SessionOptions()) {
      // Texts run side by side; threads inside one text would only wait for each other.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      var environment = OrtEnvironment.getEnvironment();
      Path own = file;
      OrtSession session;
      if (own == null) {
        try (InputStream weights = open(SHIPPED, "")) {
          session = environment.createSession(weights.readAllBytes(), options);
        }
      } else {
        session = environment.createSession(own.toString(), options);
      }
      return new Loaded(environment, session, WordPieces.read(tokenizer));
    } catch (IOException | OrtException | RuntimeException | LinkageError e) {
      throw new EmbeddingFailed(
          "The sentence model %s cannot be loaded: %s".formatted(name(), e.getMessage()), e);
    }
  }

  private static void close(Loaded model) {
    try {
      model.session.close();
    } catch (OrtException e) {
      throw new EmbeddingFailed("The sentence model cannot be closed: " + e.getMessage(), e);
    }
  }

  private InputStream open(String shipped, String beside) throws IOException {
    Path own = file;
    if (own != null) {
      return Files.newInputStream(own.resolveSibling(beside));
    }
    InputStream stream = SentenceModel.class.getResourceAsStream(shipped);
    if (stream == null) {
      throw new IOException(shipped + " is missing from the program");
    }
    return stream;
  }
}
