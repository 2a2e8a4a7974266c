<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>activations</name>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much? A price, a temperature, a weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half the sum of squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes or no? Spam, a fault, a cat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binary cross entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one of ten? A digit from 0 to 9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation type="unfinished">교차 엔트로피</translation>
    </message>
    <message>
        <source>Line through 0: a·x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifted line: a·x + b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two inputs: a·x₁ + b·x₂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square: x²</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Something went wrong inside nnviz.</source>
        <translation>nnviz 안에서 문제가 생겼습니다.</translation>
    </message>
    <message>
        <source>You can go on. The details are in {log}.</source>
        <translation>계속 사용하실 수 있습니다. 자세한 내용은 {log}에 있습니다.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>자세한 내용 복사</translation>
    </message>
</context>
<context>
    <name>controls</name>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>“{text}”은(는) 수가 아닙니다.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>폴더 선택</translation>
    </message>
    <message>
        <source>There is no setting called {name}.</source>
        <translation>{name}(이)라는 설정은 없습니다.</translation>
    </message>
    <message>
        <source>{label} must be a number.</source>
        <translation>{label}: 수를 입력해 주십시오.</translation>
    </message>
    <message>
        <source>{label} must be a whole number.</source>
        <translation>{label}: 정수를 입력해 주십시오.</translation>
    </message>
    <message>
        <source>{label} must be between {low} and {high}; {value} is not.</source>
        <translation>{label}: {low}에서 {high} 사이여야 합니다. {value}은(는) 범위를 벗어납니다.</translation>
    </message>
    <message>
        <source>{label} must be whole numbers with commas.</source>
        <translation>{label}: 정수를 쉼표로 나누어 입력해 주십시오.</translation>
    </message>
    <message>
        <source>{label}: at most {most} numbers.</source>
        <translation>{label}: 수는 {most}개까지 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>{label} must be numbers with spaces between them.</source>
        <translation>{label}: 수를 빈칸으로 나누어 입력해 주십시오.</translation>
    </message>
    <message>
        <source>{label}: give {least} to {most} numbers.</source>
        <translation>{label}: 수를 {least}개에서 {most}개까지 입력해 주십시오.</translation>
    </message>
    <message>
        <source>{label}: {value} is not one of the choices.</source>
        <translation>{label}: {value}은(는) 선택할 수 없는 값입니다.</translation>
    </message>
    <message>
        <source>{label}: choose at least one.</source>
        <translation>{label}: 하나 이상 선택해 주십시오.</translation>
    </message>
    <message>
        <source>{label} must be on or off.</source>
        <translation>{label}: 켬 또는 끔이어야 합니다.</translation>
    </message>
    <message>
        <source>{label} must be a path.</source>
        <translation>{label}: 경로를 입력해 주십시오.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>choose a name that ends in .png, .svg or .pdf.</source>
        <translation>.png, .svg, .pdf 가운데 하나로 끝나는 이름을 골라 주십시오.</translation>
    </message>
    <message>
        <source>there is no folder {folder}.</source>
        <translation>{folder} 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>the picture could not be written.</source>
        <translation>그림을 쓸 수 없었습니다.</translation>
    </message>
</context>
<context>
    <name>plots</name>
    <message>
        <source>Fit</source>
        <translation>화면에 맞춤</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>데이터 복사</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>The number of steps must be a whole number from 1 on. It is {steps}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A start must lie where the function has a value. It has none at ({x0}, {x1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step h must be a number other than 0. It is {h}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gradient needs a function with one value. This one returned shape {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The formula has no variable called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout must be at least 0 and below 1. It is {ratio}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outputs have shape {y} and the targets {t}. The two must agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels must be whole numbers from 0 to {last}. Found {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network needs at least two sizes, all whole numbers above 0. Given: {sizes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not available here. Choose one of: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one activation, or one for each of the {hidden} hidden layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay must be a number of at least 0. It is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network takes {size} inputs. The data has shape {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {samples} samples, but {targets} targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has shape {shape}. The new values have shape {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network has no parameter “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a formula, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The formula has {length} characters; {most} is the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The formula is nested too deeply at character {place}. Make it simpler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The formula has too many parts. Make it simpler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number at character {place} is too large: keep it below 10¹².</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{sign}” at character {place} does not belong in a formula.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{sign}” at character {place} is not known. The variables are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing before “{sign}” at character {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing after “{sign}” at character {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bracket “{sign}” at character {place} was never opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bracket “{sign}” at character {place} is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {sign} at character {place} comes a bracket: {sign}(…).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sign} at character {place} needs {count} numbers, separated by a comma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comma at character {place} separates nothing: write decimals as 0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digit “{sign}” at character {place} follows a letter: write 2x, or x² for a power.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a number from {low} to {high}. It is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be at least {low} and below {high}. It is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a number above 0. It is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights and bias must be finite numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to learn from: add a point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate must be above 0; {rate} is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data needs at least {least} points, each with an x and a t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data must consist of numbers between −{most} and {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The depth must be a whole number of at least 1. It is {depth}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers do not fit together: {outputs} outputs meet {inputs} inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data to train on. Choose other data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {images} images but {labels} labels. Choose other data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network takes {inputs} inputs, but an image has {pixels} values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch size must be a whole number from 1 to {samples}. It is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training-set size must be a whole number from 1 to {samples}. It is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the number of iterations or the number of epochs: a whole number above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshots can be taken every 1, 2, 3 … iterations, or never (0), not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a way to draw batches. Choose one of: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data contains values that are not numbers. Choose other data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training diverged at iteration {iteration}: the numbers grew beyond all bounds. Try a smaller learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{array} must be bytes (N, height, width), not {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{array} must be bytes (N,), not {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{array} holds no images. Choose files that hold some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{x} holds {images} images but {t} holds {labels} labels. Choose files that belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images are {height} × {width} pixels. At most {most} × {most} can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training and test images differ in size: {train} and {test} pixels. Choose files that match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label in {array} is {label}. Labels must be from 0 to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {found} class names. From 1 to {most} can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} images cannot be taken. Choose from 1 to {all}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a sound .npz file. Save it again with numpy.savez.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {array} is no array of plain numbers. Save it again as numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} lacks {names}. Save the arrays x_train, t_train, x_test and t_test in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {array} has the shape {shape}. Images must be (N, height, width) or (N, side × side).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {array} goes from {low} to {high}. Pixels must be from 0 to 1 or from 0 to 255.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {array} must hold a class from 0 to 9 per image, as a whole number or one-hot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {array} goes from {low} to {high}. Labels must be from 0 to 9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: class_names must be a list of texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of digits to draw must be a whole number from 1 to {most}, not {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one label for each of the {count} digits to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each label must be a whole number from 0 to 9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not found. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a folder, not a file. Choose a file inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not an ordinary file. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} may not be opened. Ask its owner for permission to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}). Copy it again or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a damaged gzip file. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} ends in the middle of its gzip data. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not an IDX file. Choose a file of images or labels as MNIST has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds numbers of type {type}. Only unsigned bytes (0x08) can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has {found} dimensions where {wanted} belong. Are images and labels swapped?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has {found} dimensions. From 1 to {most} can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} says that it holds nothing. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} says that it holds {size} MiB. At most {most} MiB can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is too short: {expected} bytes belong in it. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} goes on after its end: {expected} bytes belong in it. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} goes on after its gzip data. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for {file}. Close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {file} was not saved. Make room and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} may not be written there. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not saved ({reason}). Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only whole numbers from 0 to 255 can be saved as IDX, not {type}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder with the MNIST files is known. Fetch them, or choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds no MNIST files. Choose a folder with these four: {files}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} lacks {files}. Put the missing files there or fetch them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} may not be opened. Ask its owner for permission to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is not a folder. Choose the folder that holds the MNIST files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not the published file: its contents differ. Fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no file of weights. Choose an .npz or the book&apos;s .pkl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} must hold W1, b1, W2, b2 and so on without a gap, up to {most} layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {array} has the shape {found} where {wanted} belongs. The layers must fit together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {array} has the type {type}. Save it as float16, float32 or float64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {array} holds infinity or not-a-number. Train again with a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds {found} weights. At most {most} can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the description of the network is damaged. Save the weights again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} asks for {what}. Only arrays of numbers are read from it: nothing was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} describes something other than arrays of numbers. Nothing was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a damaged pickle file. Save the weights again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is larger than {most} MiB. Choose a smaller file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tab</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>There is no view called {name}.</source>
        <translation>{name}(이)라는 보기는 없습니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>다시 재생</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>실행 취소 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>다시 실행 (Ctrl+Shift+Z)</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>To the start (Home)</source>
        <translation>처음으로 (Home)</translation>
    </message>
    <message>
        <source>One step back (←)</source>
        <translation>한 단계 뒤로 (←)</translation>
    </message>
    <message>
        <source>Start or pause (Space)</source>
        <translation>시작 또는 일시 정지 (Space)</translation>
    </message>
    <message>
        <source>One step (→)</source>
        <translation>한 단계 앞으로 (→)</translation>
    </message>
    <message>
        <source>A longer step</source>
        <translation>여러 단계 앞으로</translation>
    </message>
    <message>
        <source>To the newest moment (End)</source>
        <translation>가장 최근 순간으로 (End)</translation>
    </message>
    <message>
        <source>Stop: end this run and keep what it showed</source>
        <translation>정지: 실행을 끝내고 결과는 남깁니다</translation>
    </message>
    <message>
        <source>Back to the beginning, same seed (Ctrl+R)</source>
        <translation>같은 시드로 처음부터 (Ctrl+R)</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>{unit} {position} / {total}</source>
        <translation>{unit} {position} / {total}</translation>
    </message>
    <message>
        <source>Moment on show</source>
        <translation>보고 있는 순간</translation>
    </message>
    <message>
        <source>Play again from the start</source>
        <translation>처음부터 반복 재생</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>재생 속도</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>MNIST, else drawn digits</source>
        <translation>MNIST, 없으면 그린 숫자</translation>
    </message>
    <message>
        <source>Folder or .npz file</source>
        <translation>폴더 또는 .npz 파일</translation>
    </message>
    <message>
        <source>Drawn digits</source>
        <translation>그린 숫자</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Shuffled epochs</source>
        <translation>에폭마다 섞기</translation>
    </message>
    <message>
        <source>With replacement</source>
        <translation>복원 추출</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>반복 횟수</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에폭 수</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How far each update goes. May be changed while the network learns.</source>
        <translation>갱신할 때마다 나아가는 정도입니다. 학습하는 동안에도 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>The rule that turns gradients into updates.</source>
        <translation>기울기로 매개변수를 갱신하는 규칙입니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>The share of the last step that is kept.</source>
        <translation>직전 걸음을 유지하는 비율입니다.</translation>
    </message>
    <message>
        <source>Decay ρ</source>
        <translation>감쇠율 ρ</translation>
    </message>
    <message>
        <source>How slowly the mean of squared gradients forgets.</source>
        <translation>기울기 제곱의 평균이 지난 값을 잊는 느린 정도입니다.</translation>
    </message>
    <message>
        <source>Decay β₁</source>
        <translation>감쇠율 β₁</translation>
    </message>
    <message>
        <source>How slowly the mean of the gradients forgets.</source>
        <translation>기울기의 평균이 지난 값을 잊는 느린 정도입니다.</translation>
    </message>
    <message>
        <source>Decay β₂</source>
        <translation>감쇠율 β₂</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many images each update sees.</source>
        <translation>한 번 갱신할 때 보는 이미지의 수입니다.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>표본 추출</translation>
    </message>
    <message>
        <source>Each image once per epoch, or every batch drawn afresh from all images.</source>
        <translation>에폭마다 모든 이미지를 한 번씩 보거나, 배치마다 전체에서 새로 뽑습니다.</translation>
    </message>
    <message>
        <source>Length in</source>
        <translation>길이 단위</translation>
    </message>
    <message>
        <source>How many updates the run has.</source>
        <translation>전체 갱신 횟수입니다.</translation>
    </message>
    <message>
        <source>How often the run sees every image.</source>
        <translation>모든 이미지를 몇 번 보는지 정합니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same run, to the last digit.</source>
        <translation>시드가 같으면 마지막 자리까지 같은 결과가 나옵니다.</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>Units of each hidden layer, with commas: 50 or 100, 50. Empty: none.</source>
        <translation>은닉층마다 뉴런 수를 쉼표로 나누어 적습니다: 50 또는 100, 50. 비워 두면 은닉층이 없습니다.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>The function after every hidden layer.</source>
        <translation>은닉층마다 뒤에 오는 함수입니다.</translation>
    </message>
    <message>
        <source>First weights</source>
        <translation>가중치 초깃값</translation>
    </message>
    <message>
        <source>The spread of the random weights at the start. Biases start at 0.</source>
        <translation>무작위 초깃값이 퍼진 정도입니다. 편향은 0에서 시작합니다.</translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation>가중치 감소 λ</translation>
    </message>
    <message>
        <source>Adds λ/2·ΣW² to the loss, so that weights stay small.</source>
        <translation>손실에 λ/2·ΣW²을 더해 가중치가 커지지 않게 합니다.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>The share of hidden units switched off at random in every update.</source>
        <translation>갱신할 때마다 무작위로 끄는 은닉 뉴런의 비율입니다.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Where the images come from.</source>
        <translation>이미지를 가져오는 곳입니다.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>A folder with four IDX files, or an .npz file. It may be dropped here.</source>
        <translation>IDX 파일 네 개가 든 폴더나 .npz 파일입니다. 창에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>훈련 이미지 수</translation>
    </message>
    <message>
        <source>Only so many of the training images are used.</source>
        <translation>훈련 이미지 가운데 이만큼만 사용합니다.</translation>
    </message>
    <message>
        <source>Divide by 255</source>
        <translation>255로 나누기</translation>
    </message>
    <message>
        <source>Pixels from 0 to 1 instead of 0 to 255.</source>
        <translation>픽셀 값을 0–255에서 0–1로 정규화합니다.</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>손실 로그 축</translation>
    </message>
    <message>
        <source>Shows small losses as clearly as large ones.</source>
        <translation>작은 손실도 큰 손실만큼 뚜렷이 보입니다.</translation>
    </message>
    <message>
        <source>Every mini-batch</source>
        <translation>미니배치마다</translation>
    </message>
    <message>
        <source>The loss of each mini-batch behind the smoothed curve.</source>
        <translation>부드러운 곡선 뒤에 미니배치마다의 손실을 그립니다.</translation>
    </message>
    <message>
        <source>Not started: the network has learned nothing yet.</source>
        <translation>시작 전: 신경망이 아직 아무것도 배우지 않았습니다.</translation>
    </message>
    <message>
        <source>Stuck: all weights began at zero, so all hidden units stay alike. Choose other first weights.</source>
        <translation>멈춤: 가중치가 모두 0에서 시작해 은닉 뉴런이 모두 똑같습니다. 다른 초깃값을 고르십시오.</translation>
    </message>
    <message>
        <source>Learning: the loss has fallen from {first} to {recent}.</source>
        <translation>학습 중: 손실이 {first}에서 {recent}(으)로 줄었습니다.</translation>
    </message>
    <message>
        <source>Learned: {test} of the test images are right.</source>
        <translation>학습됨: 시험 이미지의 {test}를 맞힙니다.</translation>
    </message>
    <message>
        <source>Over-fitting: {train} of the training images are right, but only {test} of the test images.</source>
        <translation>과적합: 훈련 이미지는 {train}를 맞히지만 시험 이미지는 {test}만 맞힙니다.</translation>
    </message>
    <message>
        <source>Under-fitting: the loss no longer falls, and even of the training images only {train} are right.</source>
        <translation>과소적합: 손실이 더 줄지 않고, 훈련 이미지도 {train}만 맞힙니다.</translation>
    </message>
    <message>
        <source>Stuck: the loss has hardly left its start ({first}). Try another activation, other first weights or another learning rate.</source>
        <translation>멈춤: 손실이 처음 값({first})에서 거의 줄지 않았습니다. 활성화 함수, 가중치 초깃값, 학습률을 바꾸어 보십시오.</translation>
    </message>
    <message>
        <source>Dead units: {dead} of the ReLU units give 0 for every image. Try a smaller learning rate.</source>
        <translation>죽은 뉴런: ReLU 뉴런의 {dead}가 모든 이미지에 0을 냅니다. 학습률을 줄여 보십시오.</translation>
    </message>
    <message>
        <source>Diverged: the loss grew instead of falling. Try a smaller learning rate.</source>
        <translation>발산: 손실이 줄지 않고 커졌습니다. 학습률을 줄여 보십시오.</translation>
    </message>
    <message>
        <source>The book&apos;s run</source>
        <translation>책의 실험</translation>
    </message>
    <message>
        <source>784-50-10, sigmoid, 10,000 iterations: about 94.5 % of the test images.</source>
        <translation>784-50-10, 시그모이드, 10,000회 반복: 시험 이미지의 약 94.5 %를 맞힙니다.</translation>
    </message>
    <message>
        <source>The same with ReLU</source>
        <translation>같은 실험을 ReLU로</translation>
    </message>
    <message>
        <source>Only the activation differs: about 97 % in the same 10,000 iterations.</source>
        <translation>활성화 함수만 다릅니다. 같은 10,000회에 약 97 %가 됩니다.</translation>
    </message>
    <message>
        <source>512 ReLU units, RMSProp</source>
        <translation>ReLU 뉴런 512개, RMSProp</translation>
    </message>
    <message>
        <source>The other book&apos;s first example: five epochs reach about 98 %.</source>
        <translation>다른 책의 첫 예제입니다. 다섯 에폭에 약 98 %가 됩니다.</translation>
    </message>
    <message>
        <source>Failure: learning rate too large</source>
        <translation>실패: 너무 큰 학습률</translation>
    </message>
    <message>
        <source>Every step jumps over the valley. Lower the learning rate while it runs.</source>
        <translation>걸음마다 골짜기를 건너뜁니다. 실행 중에 학습률을 낮추어 보십시오.</translation>
    </message>
    <message>
        <source>Failure: all weights zero</source>
        <translation>실패: 가중치가 모두 0</translation>
    </message>
    <message>
        <source>All hidden units get the same gradient and stay the same for ever.</source>
        <translation>은닉 뉴런이 모두 같은 기울기를 받아 언제까지나 똑같습니다.</translation>
    </message>
    <message>
        <source>Failure: ten sigmoid layers</source>
        <translation>실패: 시그모이드 열 층</translation>
    </message>
    <message>
        <source>The gradient shrinks by a factor of four or more in every layer.</source>
        <translation>기울기가 층마다 4분의 1 이하로 줄어듭니다.</translation>
    </message>
    <message>
        <source>Failure: only 300 images</source>
        <translation>실패: 이미지 300장뿐</translation>
    </message>
    <message>
        <source>Too few images are learned by heart: watch the gap between the two curves.</source>
        <translation>너무 적은 이미지는 외워 버립니다. 두 곡선의 차이를 보십시오.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Book chapters 3.6, 4.5 and 6</source>
        <translation>책 3.6, 4.5, 6장</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>To the end of the epoch</source>
        <translation>에폭 끝까지</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>부드럽게</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>Share right</source>
        <translation>맞힌 비율</translation>
    </message>
    <message>
        <source>training images</source>
        <translation>훈련 이미지</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>시험 이미지</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>시험 정확도</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>훈련 정확도</translation>
    </message>
    <message>
        <source>Iterations per second</source>
        <translation>초당 반복</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>Batch size: {batch} is more than the {images} training images.</source>
        <translation>배치 크기: {batch}은(는) 훈련 이미지 {images}장보다 큽니다.</translation>
    </message>
    <message>
        <source>Opening the data: {what} …</source>
        <translation>데이터를 여는 중: {what} …</translation>
    </message>
    <message>
        <source>Start a new run</source>
        <translation>새로 시작</translation>
    </message>
    <message>
        <source>First-layer weights</source>
        <translation>첫째 층의 가중치</translation>
    </message>
    <message>
        <source>One picture for each hidden unit appears here.</source>
        <translation>은닉 뉴런마다 그림이 하나씩 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>units 1 to {shown} of {units}</source>
        <translation>뉴런 {units}개 가운데 1–{shown}</translation>
    </message>
    <message>
        <source>Unit {number}: blue weights below 0, orange above</source>
        <translation>뉴런 {number}: 0보다 작은 가중치는 파랑, 큰 가중치는 주황</translation>
    </message>
    <message>
        <source>Opening the data …</source>
        <translation>데이터를 여는 중 …</translation>
    </message>
    <message>
        <source>There is no data yet: choose a source on the left.</source>
        <translation>아직 데이터가 없습니다. 왼쪽에서 출처를 고르십시오.</translation>
    </message>
    <message>
        <source>Ready: press Start.</source>
        <translation>준비됨: 시작을 누르십시오.</translation>
    </message>
    <message>
        <source>Measuring the accuracy: {share} % …</source>
        <translation>정확도를 재는 중: {share} % …</translation>
    </message>
    <message>
        <source>The changes apply to the next run (Ctrl+R).</source>
        <translation>바뀐 설정은 다음 실행부터 적용됩니다 (Ctrl+R).</translation>
    </message>
    <message>
        <source>{name}: {train} + {test} images</source>
        <translation>{name}: 이미지 {train} + {test}장</translation>
    </message>
    <message>
        <source>Digits drawn by the program</source>
        <translation>프로그램이 그린 숫자</translation>
    </message>
    <message>
        <source>{layers}: {parameters} parameters&lt;br&gt;{iterations} iterations an epoch</source>
        <translation>{layers}: 매개변수 {parameters}개&lt;br&gt;에폭마다 {iterations}회 반복</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>예제(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>프로젝터</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>그림 내보내기…</translation>
    </message>
    <message>
        <source>Export data as CSV…</source>
        <translation>데이터를 CSV로 내보내기…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>All settings as at the start</source>
        <translation>모든 설정을 처음대로</translation>
    </message>
    <message>
        <source>Back to the beginning, same seed</source>
        <translation>같은 시드로 처음부터</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>파이썬 코드로 복사</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Control panel</source>
        <translation>조작판</translation>
    </message>
    <message>
        <source>Fit the plots</source>
        <translation>그래프를 화면에 맞춤</translation>
    </message>
    <message>
        <source>About this tab</source>
        <translation>이 탭 설명</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>키보드</translation>
    </message>
    <message>
        <source>About nnviz</source>
        <translation>nnviz 정보</translation>
    </message>
    <message>
        <source>nnviz cannot use {path}.</source>
        <translation>nnviz에서 쓸 수 없는 파일입니다: {path}</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>그림을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>A Python program that draws this picture is on the clipboard.</source>
        <translation>이 그림을 그리는 파이썬 프로그램을 클립보드에 복사했습니다.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Export data as CSV</source>
        <translation>데이터를 CSV로 내보내기</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>저장하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>{path}에 저장했습니다.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>Start or pause</source>
        <translation>시작 또는 일시 정지</translation>
    </message>
    <message>
        <source>One step on or back</source>
        <translation>한 단계 앞으로 또는 뒤로</translation>
    </message>
    <message>
        <source>Home  End</source>
        <translation>Home  End</translation>
    </message>
    <message>
        <source>To the start, to the newest moment</source>
        <translation>처음으로, 가장 최근 순간으로</translation>
    </message>
    <message>
        <source>↑  ↓ in a field</source>
        <translation>입력란에서 ↑  ↓</translation>
    </message>
    <message>
        <source>One step; with Shift ten, with Ctrl a tenth</source>
        <translation>한 단계. Shift와 함께 열 배, Ctrl과 함께 10분의 1</translation>
    </message>
    <message>
        <source>&lt;h3&gt;nnviz {version}&lt;/h3&gt;&lt;p&gt;See how neural networks work: a companion to chapters 2–4 of the book that builds deep learning from scratch.&lt;/p&gt;&lt;p&gt;MIT licence. Built with Qt and PySide6 (LGPL 3), pyqtgraph (MIT) and NumPy (BSD).&lt;/p&gt;</source>
        <translation>&lt;h3&gt;nnviz {version}&lt;/h3&gt;&lt;p&gt;신경망이 어떻게 작동하는지 눈으로 봅니다. 딥러닝을 밑바닥부터 만드는 책의 2–4장과 함께 씁니다.&lt;/p&gt;&lt;p&gt;MIT 라이선스. Qt와 PySide6(LGPL 3), pyqtgraph(MIT), NumPy(BSD)로 만들었습니다.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The settings of the last session could not be read; the tab starts afresh.</source>
        <translation>지난번 설정을 읽을 수 없어 탭을 새로 시작합니다.</translation>
    </message>
</context>
</TS>
